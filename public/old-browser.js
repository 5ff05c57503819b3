/* ES5 only: it must run where the application cannot, in the engine of Internet Explorer too. */
(function () {
  function show(id) {
    var notice = document.getElementById(id);
    if (notice) notice.removeAttribute("hidden");
  }
  /* Modules came with Chrome 61, Array.prototype.findLast with Chrome 97. */
  var hasModules = "noModule" in document.createElement("script");
  if (hasModules && typeof Array.prototype.findLast === "function") return;
  show("old-browser");
  if (typeof document.documentMode === "number") show("ie-mode");
  var starting = document.getElementById("starting");
  if (starting && starting.parentNode) starting.parentNode.removeChild(starting);
})();
