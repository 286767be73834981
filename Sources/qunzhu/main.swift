print("qunzhu")
