// Search among folds. Without scripts the field stays hidden and every fold
// opens by itself. With them, a link to a fold opens it.
for (const finder of document.querySelectorAll('.finder')) {
  const bar = finder.querySelector('.find'), field = bar.querySelector('input'), status = bar.querySelector('[role=status]');
  const folds = [...finder.querySelectorAll(':scope > details')];
  bar.hidden = false;
  field.addEventListener('input', () => {
    const wanted = field.value.trim().toLowerCase();
    let found = 0;
    for (const fold of folds) {
      fold.hidden = wanted !== '' && !fold.dataset.find.includes(wanted);
      if (!fold.hidden) found++;
    }
    status.textContent = wanted === '' ? '' : finder.dataset.found.replace('#', found);
  });
}
const openTarget = () => {
  const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (at && at.tagName === 'DETAILS') { at.open = true; at.hidden = false; at.scrollIntoView(); }
};
addEventListener('hashchange', openTarget);
openTarget();
