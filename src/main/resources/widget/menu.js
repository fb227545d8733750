const DAY = 864e5;

/** Opens a menu below the button: the calendars that an event can be put into. */
export function menu({ el, dayOf }, button, item, { href, ics, where }) {
  const list = el("div", "menu", links(dayOf, item, href, ics, where).map(([name, address]) =>
    el("a", "menu-item", name, { href: address, rel: "noopener", target: address === ics ? null : "_blank" })), { popover: "" });
  button.closest(".root").append(list);
  // It follows the button when the page is scrolled.
  const place = () => {
    const { top, bottom, right } = button.getBoundingClientRect();
    const below = bottom + 170 < innerHeight;
    Object.assign(list.style, {
      right: `${Math.max(document.documentElement.clientWidth - right, 8)}px`,
      top: below ? `${bottom}px` : "auto",
      bottom: below ? "auto" : `${innerHeight - top}px`,
    });
  };
  place();
  addEventListener("scroll", place, true);
  list.onbeforetoggle = ({ newState }) => {
    if (newState === "closed" && list.matches(":focus-within")) button.focus();
  };
  list.ontoggle = ({ newState }) => {
    if (newState === "open") return;
    removeEventListener("scroll", place, true);
    button.setAttribute("aria-expanded", false);
    list.remove();
  };
  list.showPopover();
  button.setAttribute("aria-expanded", true);
  list.firstChild.focus({ preventScroll: true });
}

function links(dayOf, { title, startsAt, endsAt, start, end, allDay, timeZone }, url, ics, location) {
  // These want the first day that is no longer part of what lasts whole days.
  const times = allDay ? [start, dayOf(new Date(+new Date(end ?? start) + DAY))] : [startsAt, endsAt];
  const google = new URLSearchParams({
    action: "TEMPLATE", text: title, dates: times.map((time) => time.replace(/[-:]|\.\d+/g, "")).join("/"),
    ctz: timeZone, location, details: url,
  });
  const outlook = new URLSearchParams({
    path: "/calendar/action/compose", rru: "addevent", subject: title, startdt: times[0], enddt: times[1],
    allday: allDay, location, body: url,
  });
  return [
    ["Google Calendar", `https://calendar.google.com/calendar/render?${google}`],
    ["Outlook.com", `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`],
    ["Office 365", `https://outlook.office.com/calendar/0/deeplink/compose?${outlook}`],
    ["Apple, .ics", ics],
  ];
}
