// What not every widget needs: the month, the form, the menu. Fetched by those that do, beside their data.
// The server puts WORDS (more-words.json) and STYLE (more.css) before it.
import { form } from "./form.js";
import { menu } from "./menu.js";
import { month } from "./month.js";

customElements.get("upcoming-events").more(STYLE, WORDS, (tools) => ({
  form: (...given) => form(tools, ...given),
  menu: (...given) => menu(tools, ...given),
  month: (...given) => month(tools, ...given),
}));
