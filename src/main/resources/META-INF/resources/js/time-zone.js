// Chooses the reader's own time zone in a list that stands on the site's; without a script it stays there.
for (const list of document.querySelectorAll("select[data-own-zone]")) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...list.options].some((option) => option.value === own)) list.value = own;
}
