// A page whose scripts fail before everything is there would say "Loading …" for ever: this says so instead. It is a script by
// itself, loaded first, so that nothing that fails can take it along.
"use strict";

(() => {
  let told = false;

  function tell() {
    const main = document.getElementById("main");
    if (told || main === null) {
      return;
    }

    told = true;
    const notice = document.createElement("p");
    notice.className = "notice notice-error";
    notice.setAttribute("role", "alert");
    const reload = document.createElement("a");
    reload.href = location.href;
    reload.textContent = "Reload the page";
    notice.append("A part of this page could not be loaded, so it does not work as it should. ", reload, ".");
    main.prepend(notice);
  }

  function tellWhileLoading() {
    if (document.readyState !== "complete" || document.querySelector('[data-state="loading"]') !== null) {
      tell();
    }
  }

  // Caught on the way down: that a script could not be loaded is told to its element alone.
  addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement) {
      // The page may still be read.
      addEventListener("DOMContentLoaded", tell);
      tell();
    } else if (target === window) {
      tellWhileLoading();
    }
  }, true);
  addEventListener("unhandledrejection", tellWhileLoading);
})();
