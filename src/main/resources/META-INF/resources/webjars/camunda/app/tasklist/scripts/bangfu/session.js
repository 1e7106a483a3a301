// One sign-in for everything: Tasklist's own sign-in page is never shown.
export function leadToSignIn() {
  if (window.location.hash.startsWith('#/login')) window.location.replace('/login');
}

/** A way back to our pages in the header. */
export function placeHomeLink() {
  const header = document.querySelector('[cam-widget-header] .navbar-header');
  if (!header || header.querySelector('.bangfu-home')) return;
  const link = document.createElement('a');
  link.className = 'bangfu-home';
  link.href = '/';
  link.textContent = '工作台';
  header.appendChild(link);
}
