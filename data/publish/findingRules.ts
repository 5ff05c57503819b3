import type { Words } from "../../src/domain/schema.ts";

interface Rule {
  what: Words;
  /** What to do about it. */
  fix: Words;
}

const rule = (zh: string, en: string, fixZh: string, fixEn: string): Rule => ({
  what: { zh, en },
  fix: { zh: fixZh, en: fixEn },
});

/** Everything that can be said of a site, a data folder or a published folder, by its code. */
export const findingRules = {
  // what is to be published
  "no-site": rule(
    "不是构建好的网站",
    "not a built site",
    "先运行 npm run build，--site 指向它写出的文件夹",
    "run npm run build first and give --site the folder that it wrote",
  ),
  "site-altered": rule(
    "网站文件缺失或被改动",
    "a file of the site is missing or was changed after the build",
    "重新构建网站",
    "build the site again",
  ),
  "no-data": rule(
    "不是数据文件夹",
    "not a data folder",
    "--data 指向 atlas snapshot 写出的文件夹",
    "give --data the folder that atlas snapshot wrote",
  ),
  "data-altered": rule(
    "数据文件缺失或被改动",
    "a file of the data is missing or was changed after it was built",
    "用 atlas snapshot 重新生成",
    "build it again with atlas snapshot",
  ),
  "hidden-cells": rule(
    "汇总版隐去的数字（隐去 / 全部）",
    "cells hidden in the aggregate profile, of all",
    "仅供知悉",
    "for information",
  ),
  "not-protected": rule(
    "有数字无法隐去，或无法证明推算不出来",
    "something cannot be hidden, or not be proven to be",
    "按所述行检查台账，或改用更细的规则后再发布；读者仍看到原来的数据",
    "look at the row that is named, or publish with another rule; readers see the data of before",
  ),
  "name-found": rule(
    "汇总版文件里出现企业名称或代码",
    "a file of the aggregate profile holds the name or code of an enterprise",
    "不要发布；检查园区名称等自由填写的内容",
    "do not publish it; look at free text such as the names of parks",
  ),
  "source-changed": rule(
    "复制时文件正在变化",
    "the file changed while it was copied",
    "等其他程序写完后再发布",
    "publish again when no other program writes it",
  ),
  "settings-invalid": rule(
    "设置文件不合规则",
    "settings that the page cannot read",
    "按所述字段改正",
    "correct the field that is named",
  ),
  "no-settings": rule(
    "文件夹里没有设置文件",
    "a folder without settings",
    "--settings 的文件夹里要有 site.json 或 targets.json",
    "put site.json or targets.json into the folder of --settings",
  ),
  overlap: rule(
    "来源与目标互相包含",
    "source and target lie in one another",
    "--to 另选一个文件夹",
    "choose another folder for --to",
  ),
  "profile-differs": rule(
    "数据不是所要的发布类型",
    "the data are of another profile than asked for",
    "改 --profile，或换数据文件夹",
    "change --profile, or the data folder",
  ),
  // the published folder before anything is written
  "profile-of-target": rule(
    "目标文件夹声明了另一种发布类型",
    "the target folder declares the other profile",
    "发布到另一个文件夹：含名称的数据绝不放进汇总站点",
    "publish to another folder: named data never go into an aggregate site",
  ),
  "not-published": rule(
    "这里还没有发布过",
    "nothing was published here",
    "检查路径，或先运行 atlas publish",
    "check the path, or run atlas publish first",
  ),
  "first-publication": rule(
    "首次发布需要网站和数据",
    "a first publication needs both site and data",
    "同时给出 --site 和 --data",
    "give both --site and --data",
  ),
  "no-parent": rule(
    "上级文件夹不存在",
    "the folder above is not there",
    "检查路径和共享盘是否已连接",
    "check the path, and whether the share is connected",
  ),
  "not-a-folder": rule("不是文件夹", "not a folder", "检查路径", "check the path"),
  "foreign-folder": rule(
    "文件夹里是别的网站",
    "the folder holds another site",
    "选一个空文件夹，或先移走其中的 index.html",
    "choose an empty folder, or move its index.html away first",
  ),
  "not-writable": rule(
    "目标文件夹不可写",
    "the target folder cannot be written",
    "请管理员给予写权限",
    "ask the administrator for the right to write",
  ),
  "no-space": rule(
    "空间不足",
    "not enough free space",
    "腾出空间，或撤下旧的世代",
    "make room, or withdraw an old generation",
  ),
  locked: rule(
    "另一位发布者正在发布",
    "another publisher is at work",
    "等对方结束；确知对方已中断时加 --break-lock（锁须满 10 分钟）",
    "wait until they are done; if they surely broke off, add --break-lock (once the lock is 10 minutes old)",
  ),
  "lock-lost": rule(
    "发布锁被他人取走",
    "the lock was taken by somebody else",
    "读者看到的仍是原来的数据；等对方结束后再发布",
    "readers still see the data of before; publish again when they are done",
  ),
  "pointer-moved": rule(
    "发布期间指针被他人改动",
    "somebody else changed the pointer meanwhile",
    "没有覆盖对方的发布；查看 atlas list 后再发布",
    "their publication was left as it is; look at atlas list, then publish again",
  ),
  "newer-program": rule(
    "由更新版本的程序写成",
    "written by a newer program",
    "换用新版本的 atlas",
    "use the newer atlas",
  ),
  "record-unreadable": rule(
    "发布记录无法读取",
    "the record of publications cannot be read",
    "从备份恢复；没有备份时删除它，下次发布会重建（撤下记录会丢失）",
    "restore it from a backup; without one delete it, and the next publication makes it anew (withdrawals are forgotten)",
  ),
  "pointer-unreadable": rule(
    "指针无法读取",
    "the pointer cannot be read",
    "再次发布即可修复",
    "publish again: that repairs it",
  ),
  "app-cannot-read": rule(
    "网站程序读不了数据的格式",
    "the page cannot read the format of the data",
    "同时发布能读该格式的网站",
    "publish a site that reads this format together with the data",
  ),
  "chunk-differs": rule(
    "同名的程序文件内容不同",
    "a part of the page has the name of an older part with other content",
    "重新构建网站",
    "build the site again",
  ),
  withdrawn: rule(
    "这个世代已撤下",
    "this generation was withdrawn",
    "确要恢复，用 atlas publish --again 从数据文件夹重新发布",
    "to bring it back all the same, publish it from its data folder with --again",
  ),
  // going back and taking away
  "unknown-generation": rule(
    "没有这个世代",
    "no such generation",
    "用 atlas list 查看现有世代",
    "look at atlas list for those that are there",
  ),
  "no-previous": rule(
    "没有更早的世代可退回",
    "no generation before this one to go back to",
    "用 atlas list 查看，给出世代编号",
    "look at atlas list and give the id of one",
  ),
  "not-whole": rule(
    "这个世代不完整",
    "this generation is not whole",
    "选另一个世代，或重新发布它",
    "choose another one, or publish it again",
  ),
  "no-origin": rule(
    "不知道这个世代的来源记录",
    "the record of origin of this generation is not known",
    "它是手工复制来的：从其数据文件夹重新发布",
    "it was copied by hand: publish it from its data folder",
  ),
  "last-generation": rule(
    "撤下后没有世代可显示",
    "without it there would be nothing to show",
    "先发布更正后的数据，再撤下",
    "publish corrected data first, then withdraw it",
  ),
  // file systems
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
  // what is found in a published folder
  missing: rule(
    "文件缺失",
    "the file is missing",
    "再次发布即可补上",
    "publish again: that replaces it",
  ),
  altered: rule(
    "文件内容与所发布的不同",
    "not the content that was published",
    "再次发布即可修复",
    "publish again: that repairs it",
  ),
  sibling: rule(
    "预压缩文件与原文件不符",
    "the pre-compressed copy is not of its file",
    "再次发布即可修复",
    "publish again: that repairs it",
  ),
  "stale-sibling": rule(
    "会变的文件不应有预压缩文件",
    "a file that changes in place has a pre-compressed copy, which servers would send instead",
    "再次发布即可移除",
    "publish again: that removes it",
  ),
  extra: rule(
    "不属于本站的文件",
    "a file that is not of this site",
    "不认识就删除；含名称的文件尤其不能留在这里",
    "delete it if you do not know it; files with names must not stay here",
  ),
  leftover: rule(
    "中断的发布留下的文件",
    "left behind by a publication that broke off",
    "再次发布即可清除",
    "publish again: that cleans it up",
  ),
  unfinished: rule(
    "发布没有完成：页面与指针不属于同一次发布",
    "an unfinished publication: page and pointer are of different ones",
    "再次发布",
    "publish again",
  ),
  "login-page": rule(
    "返回的是网页（登录页？）而不是文件",
    "a web page (a login page?) came instead of the file",
    "请管理员让该路径直接返回文件，或先登录",
    "ask the administrator to let the server send files at this address, or sign in",
  ),
  unreachable: rule("连接不上", "no connection", "检查地址和网络", "check address and network"),
  "server-status": rule(
    "服务器拒绝或出错",
    "the server refuses it or fails",
    "请管理员检查该文件的类型、权限和日志",
    "ask the administrator to check type and rights of the file, and the log",
  ),
  // told, without stopping anything
  "clock-behind": rule(
    "本机时钟早于已有的发布",
    "the clock of this machine is behind an earlier publication",
    "旧世代暂不清理；检查时钟",
    "nothing old is removed for now; check the clock",
  ),
  "kept-unreadable": rule(
    "保留的世代有文件读不出",
    "a kept generation or release cannot be read",
    "为免误删，没有清理任何文件；见 atlas verify",
    "nothing is removed, so that nothing of it is lost; see atlas verify",
  ),
  "web-config-kept": rule(
    "web.config 被管理员改过，保留不动",
    "web.config was changed by an administrator and stays as it is",
    "把新版的变化手工并入",
    "take over what is new by hand",
  ),
  "settings-kept": rule(
    "保留目标中的设置",
    "the settings of the target stay",
    "要替换请加 --settings",
    "add --settings to replace them",
  ),
  "format-gap": rule(
    "新旧网站读不同的格式：切换的一瞬间读者会看到提示",
    "old and new page read different formats: at the moment of the change readers see a message",
    "想完全无缝，先发布两种格式都能读的网站",
    "to avoid it, publish a page that reads both first",
  ),
  "damaged-in-target": rule(
    "目标中的文件已损坏，将修复",
    "a file of the target is damaged and will be repaired",
    "无需操作",
    "nothing to do",
  ),
  "extra-unseen": rule(
    "通过网络看不到多余的文件",
    "extra files cannot be seen over http",
    "在服务器上对文件夹运行 atlas verify",
    "run atlas verify on the folder itself",
  ),
  "only-current": rule(
    "没有发布记录：只检查了当前世代",
    "without a record of publications only the current generation was checked",
    "用 atlas publish 发布即有记录",
    "publish with atlas publish to have one",
  ),
  "publishing-now": rule(
    "有人正在发布，结果可能有变",
    "somebody is publishing: this may change",
    "稍后再查",
    "look again later",
  ),
  "files-shared": rule(
    "有文件也属于保留的世代，没有删除",
    "files that kept generations hold too were not deleted",
    "也不能让人看到的话，把那些世代一并撤下",
    "withdraw those generations too if nobody may see these files",
  ),
  "copies-elsewhere": rule(
    "浏览器和代理服务器里可能还有副本",
    "browsers and proxies may still hold copies",
    "请管理员清空代理缓存",
    "ask the administrator to empty the cache of the proxy",
  ),
  "lock-broken": rule(
    "取走了中断的发布者留下的锁",
    "the lock of a publisher that broke off was taken over",
    "无需操作",
    "nothing to do",
  ),
  "space-unknown": rule(
    "无法得知剩余空间",
    "the free space is not known",
    "自行确认空间足够",
    "make sure yourself that there is enough",
  ),
} satisfies Record<string, Rule>;

export type FindingCode = keyof typeof findingRules;
