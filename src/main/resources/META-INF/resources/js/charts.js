// Draws what the tables beside it hold. Without a script the tables say all of it.
(() => {
  // As a canvas takes it: a colour of the style sheet may be mixed of others.
  function style(name) {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  }

  function numbers(table) {
    const rows = [...table.tBodies[0].rows];
    const columns = [rows.map((row) => Date.parse(`${row.cells[0].textContent}T00:00:00Z`) / 1000)];
    for (let i = 1; i < rows[0].cells.length; i++) columns.push(rows.map((row) => Number(row.cells[i].textContent)));
    return columns;
  }

  const drawn = [];

  function draw(place) {
    const table = document.getElementById(place.dataset.chart);
    if (!table || !table.tBodies[0].rows.length) return;
    const data = numbers(table).slice(0, place.dataset.chart === "growth" ? 2 : 3);
    const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const colours = [style("--accent"), style("--red")];
    place.hidden = false;
    const axis = { stroke: style("--soft"), grid: { stroke: style("--rule"), width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
    const chart = new uPlot(
      {
        width: place.clientWidth,
        height: 180,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
        cursor: { drag: { x: false, y: false } },
        scales: { y: { range: (self, least, most) => [0, Math.max(1, most * 1.1)] } },
        axes: [
          { ...axis, values: (self, ticks) => ticks.map((tick) => new Date(tick * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })) },
          { ...axis, size: 52, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000] },
        ],
        series: [
          { label: "Day", value: (self, at) => (at == null ? "" : new Date(at * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })) },
          ...data.slice(1).map((column, i) => ({
            label: names[i + 1],
            stroke: colours[i],
            width: 2,
            fill: i === 0 && data.length === 2 ? colours[i].replace("rgb(", "rgba(").replace(")", ", 0.13)") : undefined,
            points: { show: false },
          })),
        ],
      },
      data,
      place,
    );
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", `${place.closest("figure").querySelector("figcaption").textContent}, as a line; the table below has the numbers`);
    drawn.push([chart, place]);
  }

  function all() {
    drawn.splice(0).forEach(([chart]) => chart.destroy());
    document.querySelectorAll("[data-chart]").forEach(draw);
  }

  all();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  addEventListener("resize", () => drawn.forEach(([chart, place]) => chart.setSize({ width: place.clientWidth, height: 180 })));
})();
