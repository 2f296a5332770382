// On phones the places of the settings are a row: the present one is scrolled into sight.

export function startSettings() {
  const here = document.querySelector(".settings__place[aria-current]");
  const row = here?.parentElement;
  if (row) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
