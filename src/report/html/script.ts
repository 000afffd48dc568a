/** Filters, the theme and the keys. Without it the page shows everything. Nothing is fetched and nothing is kept. */
export const SCRIPT = `
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const changes = all('.change');
const search = document.getElementById('search');
const shown = document.getElementById('shown');
const chosen = (name) => new Set(all('input[name=' + name + ']:checked').map((box) => box.value));

function filter() {
  const criticalities = chosen('criticality');
  const audiences = chosen('audience');
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const change of changes) {
    const text = change.dataset.text;
    const fits = criticalities.has(change.dataset.criticality) && audiences.has(change.dataset.audience) && words.every((word) => text.includes(word));
    change.hidden = !fits;
    if (fits) count += 1;
  }
  for (const holder of all('.method, .thing, main > section').sort((a, b) => b.compareDocumentPosition(a) & 4 ? 1 : -1)) {
    holder.hidden = !all('.change', holder).some((change) => !change.hidden);
  }
  for (const link of all('nav a')) link.closest('li').classList.toggle('dim', document.getElementById(link.hash.slice(1)).hidden);
  shown.textContent = count === changes.length ? count + ' shown' : count + ' of ' + changes.length + ' shown';
  document.getElementById('nothing').hidden = count > 0;
}

function unchanged() {
  const only = document.getElementById('only').checked;
  for (const item of all('nav li.unchanged')) item.hidden = only;
}

function step(by) {
  const visible = changes.filter((change) => !change.hidden);
  if (visible.length === 0) return;
  const at = visible.indexOf(document.activeElement.closest('.change'));
  const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1)];
  next.focus();
  next.scrollIntoView({ block: 'center' });
}

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
}

document.getElementById('filters').addEventListener('input', () => { filter(); unchanged(); });
document.getElementById('filters').addEventListener('submit', (event) => event.preventDefault());
document.getElementById('theme').addEventListener('click', theme);
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === search) {
    if (event.key === 'Escape') { search.value = ''; filter(); search.blur(); }
    return;
  }
  if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === 't') theme();
  else if (event.key === '/') { event.preventDefault(); search.focus(); }
  else if (event.key >= '1' && event.key <= '3') {
    const box = all('input[name=criticality]')[Number(event.key) - 1];
    box.checked = !box.checked;
    filter();
  }
});
for (const part of all('[data-script]')) part.hidden = false;
unchanged();
filter();
`;
