// Everything Tasklist gets from us. One observer serves all parts, at most once per frame.
import { casefileTab, placeCasefile } from './casefile.js';
import { card } from './cards.js';
import { placeOwnPage } from './ownpage.js';
import { turnCalendars } from './dates.js';
import { simplifyErrors } from './errors.js';
import { translateForms, translateKeys } from './translations.js';
import { leadToSignIn, placeHomeLink } from './session.js';

let planned = false;

function tend() {
  planned = false;
  leadToSignIn();
  placeHomeLink();
  placeOwnPage();
  placeCasefile();
  simplifyErrors();
  translateForms();
  translateKeys();
  turnCalendars();
}

function plan() {
  if (planned) return;
  planned = true;
  window.requestAnimationFrame(tend);
}

document.documentElement.lang = 'zh-CN';
new MutationObserver(plan).observe(document.body, { childList: true, subtree: true, characterData: true });
window.addEventListener('resize', plan);
window.addEventListener('hashchange', plan);
plan();

export default [casefileTab, card];
