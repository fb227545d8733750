// The weekday of a weekly event follows the day it starts on, until somebody ticks others.
const kind = document.getElementById("recurrence.kind");
const starts = document.getElementById("start.date");
const names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const boxes = new Map(names.map((name) => [name, document.getElementsByName(`recurrence.days.${name}`)[0]]));

const weekday = (day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? names[new Date(`${day}T00:00:00Z`).getUTCDay()] : null);

if (kind && starts) {
  let before = weekday(starts.value);
  const follow = () => {
    const now = weekday(starts.value);
    const ticked = [...boxes].filter(([, box]) => box.checked).map(([name]) => name);
    if (now && kind.value === "WEEKLY" && (ticked.length === 0 || (ticked.length === 1 && ticked[0] === before))) {
      for (const [name, box] of boxes) box.checked = name === now;
    }
    before = now ?? before;
  };
  kind.addEventListener("change", follow);
  starts.addEventListener("change", follow);
}
