import { rule } from "./findingRule.ts";

/** How a published site differs from what was published, and what else there is to say of it, by its code. */
export const differenceRules = {
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
};
