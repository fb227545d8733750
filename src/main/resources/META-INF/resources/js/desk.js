// Keys for those who work at the desk all day; /admin/keys says which, and lets them be switched off.
(() => {
  const KEPT = "almanac-keys";
  const places = { o: "/admin", e: "/admin/events", r: "/admin/registers/tags", p: "/admin/review", i: "/admin/import", s: "/admin/sources", u: "/admin/subscribers" };
  let before = "";

  const kept = () => {
    try {
      return localStorage.getItem(KEPT) !== "off";
    } catch {
      return true;
    }
  };

  const choice = document.getElementById("keys-choice");
  if (choice) {
    const box = document.getElementById("keys-on");
    choice.hidden = false;
    box.checked = kept();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(KEPT, box.checked ? "on" : "off");
      } catch {
        // Nothing is kept in this browser; then it holds for this page only.
      }
    });
  }

  const typing = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  function row(step) {
    const links = [...document.querySelectorAll("tbody .title-cell a")];
    if (!links.length) return;
    const here = document.activeElement?.closest("tr")?.querySelector(".title-cell a");
    const next = here ? links.indexOf(here) + step : step > 0 ? 0 : links.length - 1;
    links[Math.min(Math.max(next, 0), links.length - 1)].focus();
  }

  document.addEventListener("keydown", (event) => {
    const key = event.key;
    const first = before;
    before = "";
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target) || !kept()) return;
    if (first === "g") {
      if (places[key]) location.assign(places[key]);
      return;
    }
    if (key === "g") {
      before = "g";
    } else if (key === "?") {
      location.assign("/admin/keys");
    } else if (key === "n") {
      location.assign("/admin/events/new");
    } else if (key === "/") {
      const search = document.querySelector("main input[type=search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    } else if (key === "j" || key === "k") {
      row(key === "j" ? 1 : -1);
    } else if (key === "x") {
      document.activeElement?.closest("tr")?.querySelector("td.tick input")?.click();
    }
  });
})();
