import { DAY, dayOf } from "./dates.js";
import { el, web } from "./dom.js";

/** Opens a menu below the button: the calendars that an event can be put into. */
export function menu(button, calendars, item, given) {
  const links = calendars.map(({ name, url }) => {
    const href = url ? web(fill(url, item, given)) : given.ics;
    // What opens in a new window has no opener, since browsers know popovers.
    return el("a", "menu-item", name, { href, target: url && "_blank" });
  });
  const list = el("div", "menu", links, { popover: "" });
  button.closest(".root").append(list);
  // It follows the button when the page is scrolled.
  const place = () => {
    const { top, bottom, right } = button.getBoundingClientRect();
    const space = Math.max(document.documentElement.clientWidth - right, 8);
    const below = bottom + 170 < innerHeight;
    list.style.inset = below ? `${bottom}px ${space}px auto auto` : `auto ${space}px ${innerHeight - top}px auto`;
  };
  place();
  addEventListener("scroll", place, true);
  list.onbeforetoggle = () => {
    if (list.matches(":focus-within")) button.focus();
  };
  list.ontoggle = ({ newState }) => {
    if (newState === "open") return;
    removeEventListener("scroll", place, true);
    button.setAttribute("aria-expanded", false);
    list.remove();
  };
  list.showPopover();
  button.setAttribute("aria-expanded", true);
  links[0].focus({ preventScroll: true });
}

/** The address of a calendar with what it wants to know of an event: "…?subject={title}&startdt={from}". */
function fill(url, item, given) {
  const { allDay, start, end } = item;
  // Calendars want the first day that is no longer part of what lasts whole days.
  const [from, to] = allDay ? [start, dayOf(new Date(+new Date(end ?? start) + DAY))] : [item.startsAt, item.endsAt];
  const known = { ...item, ...given, from, to, dates: `${from}/${to}`.replace(/[-:]|\.\d+/g, "") };
  return url.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(known[name] ?? ""));
}
