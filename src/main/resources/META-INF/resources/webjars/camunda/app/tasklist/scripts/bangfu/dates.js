// Date fields open on the business day: in the demo it is not the day of the machine.
let day = null;

async function businessDay() {
  if (day === null) {
    day = fetch('/desk/today', { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
      .then(response => (response.ok ? response.json() : { date: null })).then(body => body.date).catch(() => null);
  }
  return day;
}

/** Turns every empty calendar of the form to the month of the business day. */
export async function turnCalendars() {
  const fields = [...document.querySelectorAll('.fjs-container input')].filter(field => field._flatpickr && !field.dataset.bangfuTurned);
  if (fields.length === 0) return;
  fields.forEach(field => { field.dataset.bangfuTurned = 'yes'; });
  const date = await businessDay();
  if (!date) return;
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  for (const field of fields) {
    const calendar = field._flatpickr;
    if (calendar.selectedDates.length > 0) continue;
    calendar.now = new Date(year, month - 1, dayOfMonth);
    calendar.jumpToDate(calendar.now);
  }
}
