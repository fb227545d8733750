// Key dates in an event's form: rows come and go without asking the server. Without this script the same buttons ask it.
for (const rows of document.querySelectorAll("[data-key-dates]")) {
  const all = () => [...rows.children];
  const inputs = (row) => [...row.querySelectorAll("input")];
  const told = () => rows.dispatchEvent(new Event("input", { bubbles: true }));
  const numbered = (row, number) => {
    for (const input of inputs(row)) {
      const name = input.name.replace(/\d+/, number);
      row.querySelector(`label[for="${CSS.escape(input.id)}"]`).htmlFor = name;
      input.id = input.name = name;
    }
    row.querySelector("button").value = `rows-${number}`;
  };
  const emptied = (row) => {
    for (const input of inputs(row)) input.value = "";
    row.querySelector("button").setAttribute("aria-label", "Remove this row");
    return row;
  };
  rows.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (next) row.remove();
    else emptied(row);
    all().forEach(numbered);
    inputs(next ?? row)[0].focus();
    told();
  });
  rows.nextElementSibling.addEventListener("click", (event) => {
    event.preventDefault();
    const free = all().find((row) => inputs(row).every((input) => !input.value));
    const row = free ?? (all().length < 50 ? rows.appendChild(emptied(all()[0].cloneNode(true))) : null);
    if (!row) return;
    all().forEach(numbered);
    inputs(row)[0].focus();
  });
}
