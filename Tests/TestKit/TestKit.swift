// Shared by every test.
