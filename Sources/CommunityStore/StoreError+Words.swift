public import Wording

extension StoreError {
  /// What failed and on what, in one sentence.
  public var explanation: Localized {
    switch self {
    case .notAWorkspace(let path):
      Localized("\(path) 不是工作区", "\(path) is not a workspace")
    case .notEmpty(let path):
      Localized("\(path) 里已有文件", "\(path) is not empty")
    case .tooNew(let path, let needs, let has):
      Localized(
        "\(path) 需要第 \(needs) 版格式，本程序只懂到第 \(has) 版",
        "\(path) needs format \(needs); this program knows formats up to \(has)")
    case .busy(let path, let holder):
      Localized(
        "\(path) 正被占用：\(holder.name)\(holder.seconds.map { "，已 \($0) 秒" } ?? "")",
        "\(path) is in use: \(holder.name)\(holder.seconds.map { ", for \($0) s" } ?? "")")
    case .diskFull(let path, let code):
      Localized(
        "没有保存：\(Self.reason(code).zh)（\(path)）", "Not saved: \(Self.reason(code).en) (\(path))")
    case .readOnly(let path, let code):
      Localized(
        "不能写入 \(path)：\(Self.reason(code).zh)", "Cannot write to \(path): \(Self.reason(code).en)")
    case .networkDisk(let path, let kind):
      Localized(
        "\(path) 在网络盘上（\(kind)），锁不可靠，只能看",
        "\(path) is on a network disk (\(kind)) whose locks cannot be relied on: look only")
    case .gone(let path):
      Localized("\(path) 已被删除、移走或替换", "\(path) was deleted, moved or replaced")
    case .changedBeneath(let path):
      Localized("\(path) 的内容与读到的不再一致", "\(path) no longer holds what was read from it")
    case .unsynced(let path, let code):
      Localized(
        "系统未能确认写入：\(Self.reason(code).zh)（\(path)）",
        "The system did not confirm the write: \(Self.reason(code).en) (\(path))")
    case .damaged(let path, let line, let byte, let reason):
      Localized(
        "\(path) 第 \(line) 行（字节 \(byte)）已损坏：\(reason.zh)",
        "\(path) is damaged at line \(line), byte \(byte): \(reason.en)")
    case .tooLarge(let bytes, let limit):
      Localized(
        "这次改动有 \(bytes) 字节，上限是 \(limit) 字节",
        "The change takes \(bytes) bytes; the limit is \(limit)")
    case .failed(let call, let path, let code):
      Localized(
        "\(call) 失败：\(Self.reason(code).zh)（\(path)）",
        "\(call) failed: \(Self.reason(code).en) (\(path))")
    }
  }

  /// What the person can do about it.
  public var remedy: Localized {
    switch self {
    case .notAWorkspace:
      Localized(
        "用 qunzhu init 新建，或用 -w 指定另一个目录",
        "Make one with qunzhu init, or name another directory with -w")
    case .notEmpty:
      Localized("请选一个空目录", "Choose an empty directory")
    case .tooNew:
      Localized("请升级 qunzhu", "Use a newer version of qunzhu")
    case .busy:
      Localized("等对方保存完再试；对方退出后会自动释放", "Try again when it is done; the lock ends with its process")
    case .diskFull:
      Localized("清理磁盘后再试，之前保存的内容都在", "Make room and try again; everything saved before is safe")
    case .readOnly:
      Localized(
        "检查目录权限，或用 --read-only 只查看", "Check the permissions, or look only, with --read-only")
    case .networkDisk:
      Localized(
        "放到本机的盘上；确定只有一台电脑在写，就设 QUNZHU_NETWORK_DISK=1",
        "Put it on a disk of this machine; if only one machine writes it, set QUNZHU_NETWORK_DISK=1"
      )
    case .gone:
      Localized("把目录放回原处，或另存一份副本", "Put the directory back, or save a copy elsewhere")
    case .changedBeneath:
      Localized("请重新打开工作区", "Open the workspace again")
    case .unsynced:
      Localized("磁盘可能有故障，请另存一份副本到别处", "The disk may be failing: save a copy elsewhere")
    case .damaged:
      Localized(
        "运行 qunzhu check 查看，qunzhu repair 修复（会先备份）",
        "See qunzhu check; qunzhu repair mends it, after making a copy")
    case .tooLarge:
      Localized("请分几次完成", "Do it in several steps")
    case .failed(_, _, let code) where code == Errno.tooManyOpen:
      Localized("关掉一些程序后再试", "Close some programs and try again")
    case .failed:
      Localized("检查磁盘和目录后再试", "Check the disk and the directory, then try again")
    }
  }

  /// What an error number means, in words.
  static func reason(_ code: Int32) -> Localized {
    switch code {
    case Errno.noSpace: Localized("磁盘已满", "the disk is full")
    case Errno.quota: Localized("磁盘配额已用完", "the disk quota is used up")
    case Errno.fileTooBig: Localized("超过了文件大小限制", "the file size limit is reached")
    case Errno.readOnlySystem: Localized("文件系统是只读的", "the file system is read-only")
    case Errno.accessDenied: Localized("没有权限", "permission denied")
    case Errno.noPermission: Localized("不允许这样操作", "the operation is not permitted")
    case Errno.inputOutput: Localized("磁盘读写出错", "the disk reported an error")
    case Errno.notFound: Localized("找不到", "it is not there")
    case Errno.exists: Localized("已存在", "it already exists")
    case Errno.notDirectory: Localized("不是目录", "it is not a directory")
    case Errno.isDirectory: Localized("是一个目录", "it is a directory")
    case Errno.tooManyLinks: Localized("是符号链接，不予跟随", "it is a symbolic link, which is not followed")
    case Errno.tooManyOpen: Localized("打开的文件太多", "too many files are open")
    case Errno.noMemory: Localized("内存不足", "memory is short")
    case Errno.staleHandle: Localized("网络文件系统已断开", "the network file system has gone away")
    case Errno.wouldBlock: Localized("暂时不可用", "it is not available now")
    case Errno.interrupted: Localized("被信号打断", "a signal interrupted it")
    case Errno.noLocks: Localized("系统锁已用完", "the system has no locks left")
    case Errno.notEmpty: Localized("目录不为空", "the directory is not empty")
    case Errno.invalid: Localized("文件系统不支持", "the file system does not support it")
    default: Localized("系统错误 \(code)", "system error \(code)")
    }
  }
}

extension StoreError: CustomStringConvertible {
  /// The English sentence and its remedy, for logs.
  public var description: String { "\(explanation.en). \(remedy.en)." }
}
