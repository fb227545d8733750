// Adds to the demo's calendar what pictures need and it lacks: every status, a full month, an event with everything.
const DAY = 86_400_000;

export async function fill(request, calendar) {
  const now = new Date();
  const day = (days) => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
  const editor = { Authorization: `Bearer ${process.env.ALMANAC_ADMIN_TOKEN}` };
  const call = async (method, path, data, headers = editor) => {
    const answer = await request.fetch(calendar + path, { method, data, headers });
    if (answer.status() >= 400) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json().catch(() => null);
  };
  const organiser = { name: "Northern Conferences", url: "https://northern.example/" };
  const event = (title, days, more) => call("POST", "/api/v1/events", {
    title, start: `${day(days)}T09:00`, end: `${day(days)}T17:30`, timeZone: "Europe/London", tags: ["Networks"], organiser,
    venue: { name: "ExCeL London", address: "Royal Victoria Dock, 1 Western Gateway", city: "London", country: "GB", latitude: 51.508, longitude: 0.029 },
    url: "https://conference.example/", ...more,
  });
  const page = (made) => `/events/${made.slug}`;

  const everything = await event(
    "The international symposium on the planning, financing and long-term operation of open and disaggregated radio access networks", 45, {
      summary: "Six Tuesdays on who pays for open networks, who runs them and who answers when they are down",
      description: "## What it is about\n\nOperators, vendors and regulators compare what **open interfaces** have cost them and what they have saved.\n\n"
        + "- Measurements from three live networks\n- A workshop on [integration](https://conference.example/workshop)\n- Office hours with the editors\n\n"
        + "> “Nobody was ever dismissed for buying a whole network.”\n\nTalks are recorded.",
      tags: ["5G", "Networks", "Open RAN", "Regulation", "Finance"],
      series: "Open networks",
      onlineUrl: "https://stream.example/open",
      registrationUrl: "https://conference.example/register",
      keyDates: [{ label: "Call for papers closes", at: day(20) }, { label: "Early registration ends", at: day(30) }],
      recurrence: { rrule: "FREQ=WEEKLY;COUNT=6" },
    });
  const [, , third, fourth] = (await call("GET", `/api/v1/events/${everything.id}/occurrences?from=${day(0)}T00:00:00Z&to=${day(200)}T00:00:00Z`)).items;
  const moved = { ...everything, start: `${day(46)}T10:00`, end: `${day(46)}T18:00` };
  for (const field of ["id", "source", "sequence", "revision", "createdAt", "updatedAt"]) delete moved[field];
  moved.recurrence = { rrule: "FREQ=WEEKLY;COUNT=6" };
  await call("PUT", `/api/v1/events/${everything.id}`, moved);
  const shift = (local, days, time) => `${new Date(Date.parse(`${local}Z`) + days * DAY).toISOString().slice(0, 10)}T${time}`;
  moved.recurrence = { rrule: "FREQ=WEEKLY;COUNT=6",
    overrides: [{ at: shift(third.start, 1, "10:00"), start: shift(third.start, 3, "14:00") }, { at: shift(fourth.start, 1, "10:00"), status: "CANCELLED" }] };
  await call("PUT", `/api/v1/events/${everything.id}`, moved);

  const cancelled = await event("Carrier Summit", 25, { status: "CANCELLED" });
  const postponed = await event("Spectrum Policy Day", 33, { status: "POSTPONED" });
  const tentative = await event("Rural Broadband Forum", 38, { status: "TENTATIVE", venue: { city: "Leeds", country: "GB" } });
  const rtl = await event("المؤتمر العربي للاتصالات 2027: شبكات الجيل الخامس (5G)", 52, {
    summary: "لقاء المشغلين والمنظمين في دبي", timeZone: "Asia/Dubai", venue: { name: "مركز دبي التجاري العالمي", city: "Dubai", country: "AE" },
    organiser: { name: "Gulf Telecom Events" } });
  await event("Small cells, online", 40, { venue: null, onlineUrl: "https://stream.example/cells" });
  const past = await event("Backhaul Workshop", -20, {});
  const soonGone = await event("Withdrawn Workshop", 29, {});
  await request.fetch(`${calendar}/api/v1/events/${soonGone.id}`, { method: "DELETE", headers: editor });

  const full = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 1));
  const fullMonth = full.toISOString().slice(0, 7);
  const at = (number) => `${fullMonth}-${String(number).padStart(2, "0")}`;
  const busy = (title, from, to, more) => call("POST", "/api/v1/events", {
    title, start: `${at(from)}T09:30`, end: `${at(to)}T17:00`, timeZone: "Europe/Paris", tags: ["Networks"], organiser,
    venue: { name: "Palais", city: "Paris", country: "FR" }, ...more });
  await busy("Fibre Week", 2, 6, {});
  await busy("Satellite Days", 4, 5, { status: "TENTATIVE" });
  await busy("Core Networks Congress with a long name that does not fit", 9, 11, {});
  for (const title of ["Edge Morning", "Roaming Round Table", "Billing Forum", "Voice Club", "Numbering Clinic", "Antenna Evening"]) await busy(title, 10, 10, {});
  await busy("Operations Week", 13, 17, { status: "POSTPONED" });
  await busy("Online Clinic", 18, 18, { venue: null, onlineUrl: "https://stream.example/clinic" });
  await busy("Cable Fair", 20, 24, { status: "CANCELLED" });

  const proposal = (title, more) => request.post(`${calendar}/submit`, { maxRedirects: 0, headers: { Origin: calendar }, form: {
    title, "start.date": day(60), "start.time": "10:00", "end.time": "16:00", timeZone: "Europe/Madrid", "venue.name": "La Nave",
    "venue.city": "Madrid", "venue.country": "ES", url: "https://proposed.example/", "organiser.name": "Asociación de Operadores",
    tags: "5G, Networks", summary: "A day on neutral hosts", contact: "ines@example.es", ...more } });
  await proposal("Neutral Host Day", { note: "Our third year. The programme is out next week." });
  await proposal("Field Engineers’ Meeting", { onlineUrl: "https://stream.example/field", contact: "" });
  await call("POST", "/api/v1/subscribers/import", [{ email: "grace@example.net", tags: ["5g"], confirmed: true, consent: "Trade fair, 2026" }]).catch(() => null);

  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString().slice(0, 7);
  const summit = (await call("GET", "/api/v1/events?tag=5g-world-summit&limit=1")).items[0];
  return {
    month: next, fullMonth, summit: page(summit), everything: page(everything), everythingId: everything.id, cancelled: page(cancelled),
    postponed: page(postponed), tentative: page(tentative), rtl: page(rtl), past: page(past), gone: page(soonGone), card: `/cards/${everything.slug}`,
  };
}
