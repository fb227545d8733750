// What pages can do better with a script. Without it they say the same in the event's own time.
(() => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Dates are written day first, as the pages have them.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

  const format = (options, zone) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const moment = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" };

  // The reader's own time under the event's, where clocks differ at that moment.
  function ownTime(line) {
    const starts = new Date(line.dataset.starts);
    const ends = line.dataset.ends && new Date(line.dataset.ends);
    const there = format(moment, line.dataset.zone).format(starts);
    if (there === format(moment, own).format(starts)) return;
    const day = { day: "numeric", month: "long" };
    const sameDay = ends && format(day, own).format(starts) === format(day, own).format(ends);
    const words = sameDay
      ? `${format(moment, own).format(starts)} to ${format(clock, own).format(ends)}`
      : format({ ...moment, timeZoneName: "short" }, own).format(starts);
    const second = document.createElement("p");
    second.className = "small";
    second.textContent = `Your time: ${words}`;
    line.after(second);
  }

  document.querySelectorAll("[data-own-time]").forEach(ownTime);

  // A menu closes when it is left.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // An address that is there to be copied is marked whole.
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("input[readonly]")) target.select();
  });

  // The search says what is searched for, also after a link has changed that.
  document.addEventListener("htmx:afterSettle", () => {
    const field = document.getElementById("q");
    if (field && document.activeElement !== field) {
      field.value = new URLSearchParams(location.search).get("q") ?? "";
    }
  });
})();
