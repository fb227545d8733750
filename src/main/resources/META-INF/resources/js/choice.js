// "All events" and ticks exclude each other, which the service says when the form is sent. With a script it shows at once:
// a tick chooses "only what is ticked", and "all events" takes the ticks away until that is left again.
for (const group of document.querySelectorAll("[data-choice]")) {
  const [everything, chosen] = group.querySelectorAll("input[name=follow]");
  const boxes = [...group.querySelectorAll("input[name=tags], input[name=series], input[name=organisers]")];
  let before = [];
  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (box.checked) chosen.checked = true;
      before = [];
    });
  }
  everything.addEventListener("change", () => {
    before = boxes.filter((box) => box.checked);
    before.forEach((box) => (box.checked = false));
  });
  chosen.addEventListener("change", () => before.forEach((box) => (box.checked = true)));
}
