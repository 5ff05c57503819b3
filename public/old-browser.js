/* ES5 only: it must run where the application cannot. Array.prototype.findLast came with Chrome 97. */
(function () {
  var isCurrent = typeof Array.prototype.findLast === "function";
  if (isCurrent) return;
  var notice = document.getElementById("old-browser");
  if (notice) notice.removeAttribute("hidden");
})();
