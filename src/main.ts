document.getElementById("app")?.setAttribute("aria-busy", "true");
