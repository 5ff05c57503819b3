import { rule } from "./findingRule.ts";

/** What a file system says when it fails, by its code. */
export const fileSystemRules = {
  "disk-full": rule(
    "磁盘已满",
    "the disk is full",
    "腾出空间后再发布",
    "make room, then publish again",
  ),
  "no-permission": rule(
    "没有权限，或文件被占用",
    "no permission, or the file is in use",
    "检查权限；关闭占用它的程序后再发布",
    "check the rights, close the program that holds it, then publish again",
  ),
  "read-only": rule(
    "文件系统只读",
    "the file system is read-only",
    "请管理员改为可写",
    "ask the administrator to make it writable",
  ),
  "io-error": rule(
    "读写失败",
    "reading or writing failed",
    "检查磁盘和网络连接后再发布",
    "check disk and connection, then publish again",
  ),
  "not-there": rule(
    "文件不存在",
    "the file is not there",
    "检查路径和连接",
    "check path and connection",
  ),
};
