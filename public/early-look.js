/* ES5 only. The look before the application has started: what the address says, else what the system says. */
(function () {
  var asked = /[?&]look=(dark|light)(&|$)/.exec(location.hash);
  var isDark =
    typeof window.matchMedia === "function" &&
    window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-look", asked ? asked[1] : isDark ? "dark" : "light");
})();
