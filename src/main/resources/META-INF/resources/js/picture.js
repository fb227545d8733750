// The picture in an event's form: a file is uploaded where it is chosen, and its address filled in.
for (const field of document.querySelectorAll("[data-picture]")) {
  const address = field.querySelector("input[type=url]");
  const file = field.querySelector("input[type=file]");
  const state = field.querySelector("[aria-live]");
  const preview = Object.assign(new Image(), { className: "picture-preview", alt: "The picture as it is chosen" });
  field.querySelector(".without-script").hidden = true;
  field.querySelector(".with-script").hidden = false;
  const show = () => {
    // Our own is here, by whatever name readers reach it.
    const source = address.value.replace(/^https?:\/\/[^/]+(?=\/pictures\/[0-9a-f]{32}\.jpg$)/, "");
    if (!/^(https:\/\/\S|\/pictures\/)/.test(source)) return preview.remove();
    if (preview.getAttribute("src") !== source) preview.src = source;
    field.append(preview);
  };
  const tell = (text, wrong) => {
    state.textContent = text;
    state.classList.toggle("field-error", wrong);
    file.setAttribute("aria-invalid", wrong);
  };
  preview.addEventListener("error", () => preview.remove());
  address.addEventListener("change", show);
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > 10 * 1024 * 1024) return tell("This file is larger than 10 MB. Save the picture smaller and try again.", true);
    tell("Uploading…", false);
    const body = new FormData();
    body.append("picture", chosen);
    try {
      const answer = await fetch("/admin/pictures", { method: "POST", body, headers: { Accept: "application/json" } });
      const said = await answer.json();
      if (!answer.ok) return tell(said.error ?? said.detail ?? "It could not be uploaded. Try again.", true);
      address.value = said.url;
      address.dispatchEvent(new Event("input", { bubbles: true }));
      tell(`Uploaded: ${said.width} × ${said.height} pixels. Save the event to show it.`, false);
      show();
    } catch {
      tell("It could not be uploaded. Look whether you are still logged in, and try again.", true);
    }
  });
  show();
}
