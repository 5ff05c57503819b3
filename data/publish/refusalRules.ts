import { rule } from "./findingRule.ts";

/** What speaks against a publication, a rollback or a withdrawal, by its code. */
export const refusalRules = {
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
};
