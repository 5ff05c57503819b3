/* ES5 only. Until the application has started it is the only one that can say why it does not. */
(function () {
  var texts = {
    file: ["页面打开时有文件没有加载：", "A file of this page did not load: "],
    local: [
      "请通过网站地址打开，不能直接双击文件。",
      "Open this page from its web server, not as a file.",
    ],
    error: ["页面程序没有启动：", "The program of this page did not start: "],
    missing: ["服务器上没有这个文件（404）", "not on the server (404)"],
    html: ["返回的是网页，可能需要登录", "a web page came instead, a login may be needed"],
    type: ["服务器给的 MIME 类型不对", "the server sends a wrong MIME type"],
    status: ["服务器出错", "the server met an error"],
    broken: ["传输中断或内容损坏", "the connection broke off, or the content is damaged"],
    advice: [
      "请重试；仍不行请把这段话告诉网站管理员。",
      "Try again; otherwise tell the administrator what is written here.",
    ],
    retry: ["重试", "Try again"],
  };

  function hasStarted() {
    return document.readyState !== "loading" && !document.getElementById("starting");
  }

  /* A text in both languages, with what it is about and further texts behind it. */
  function said(names, about) {
    return [0, 1].map(function (language) {
      var words = names.map(function (name) {
        return texts[name][language];
      });
      return words[0] + (about || "") + words.slice(1).map(inBrackets).join("");
    });
  }

  function inBrackets(text) {
    return text ? " (" + text + ")" : "";
  }

  function add(parent, tag, text) {
    var element = document.createElement(tag);
    element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }

  function show(lines, file) {
    if (document.getElementById("start-failure")) return;
    var notice = document.createElement("div");
    notice.id = "start-failure";
    notice.setAttribute("role", "alert");
    lines.forEach(function (line, language) {
      add(notice, "p", line).lang = ["zh-CN", "en"][language];
      add(notice, "p", texts.advice[language]).lang = ["zh-CN", "en"][language];
    });
    add(notice, "button", texts.retry.join(" ")).addEventListener("click", function () {
      retry(file);
    });
    document.body.insertBefore(notice, document.body.firstChild);
  }

  /* A bad copy of a file that never changes would otherwise come out of the cache again. */
  function retry(file) {
    var again = function () {
      location.reload();
    };
    if (!file || typeof fetch !== "function") return again();
    fetch(file, { cache: "reload" }).then(again, again);
  }

  function causeOf(request) {
    var type = request.getResponseHeader("Content-Type") || "";
    if (request.status === 0) return "broken";
    if (request.status === 404) return "missing";
    if (request.status >= 400) return "status";
    if (/html/.test(type)) return "html";
    return /javascript|css/.test(type) ? "broken" : "type";
  }

  function explain(file) {
    if (location.protocol === "file:") return show(said(["local"]));
    var name = file.split("/").slice(-2).join("/");
    var request = new XMLHttpRequest();
    request.onloadend = function () {
      if (hasStarted() && !/\.css/.test(name)) return;
      show(said(["file", causeOf(request)], name), file);
    };
    request.open("GET", file);
    request.send();
  }

  /* Once the document is there. */
  function later(work) {
    if (document.body) work();
    else document.addEventListener("DOMContentLoaded", work);
  }

  function hear(event) {
    var source = event.target;
    var isFile =
      source && (source.tagName === "SCRIPT" || /^(stylesheet|modulepreload)$/.test(source.rel));
    if (hasStarted()) return;
    later(function () {
      if (isFile) explain(source.src || source.href);
      else if (event.message) show(said(["error"], event.message));
    });
  }

  if (typeof window.addEventListener === "function") window.addEventListener("error", hear, true);
})();
