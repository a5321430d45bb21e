// The app's home inside a shop's admin: signs in with the session token that App Bridge gives, and shows how the shop is
// connected. Whatever comes from outside is put into the page as text.
(() => {
  'use strict';
  const part = (id) => document.getElementById(id);
  const { shop, texts: written } = part('home').dataset;
  const texts = JSON.parse(written);
  const language = document.documentElement.lang;

  const only = (id) => {
    for (const each of ['connecting', 'connected', 'failed']) part(each).hidden = each !== id;
  };

  const when = (time) => (time ? new Date(time).toLocaleString(language) : texts.never);

  async function asked(path, options) {
    const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(15000) });
    if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
    return answer.json();
  }

  const signIn = async () =>
    asked('/v1/api/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ shopify_domain: shop, token: await window.shopify.idToken() }),
    });

  /** A session token lives for a minute: one that was too old is asked for once more. */
  const signedIn = () =>
    signIn().catch((refused) => {
      if (refused.status !== 401) throw refused;
      return signIn();
    });

  function row(object) {
    const cells = [
      texts[`object_${object.object}`] ?? object.object,
      `${object.history_percent ?? 0} %`,
      object.problem ? (texts[`problem_${object.problem}`] ?? object.problem) : when(object.covered_until),
      Number(object.found ?? 0).toLocaleString(language),
    ];
    const line = document.createElement('tr');
    for (const text of cells) line.appendChild(document.createElement('td')).textContent = text;
    return line;
  }

  function show(health) {
    part('last').textContent = `${texts.last_event} ${when(health.last_event_at)}`;
    const parked = Number(health.parked ?? 0);
    part('parked').hidden = parked === 0;
    part('parked').textContent = `${texts.parked} ${parked.toLocaleString(language)}`;
    part('objects').replaceChildren(...(health.objects ?? []).map(row));
    only('connected');
  }

  async function connect() {
    only('connecting');
    try {
      const { access_token: token } = await signedIn();
      show(await asked('/v1/api/sync/health', { headers: { Authorization: `Bearer ${token}` } }));
    } catch (failure) {
      console.warn(String(failure));
      only('failed');
    }
  }

  part('again').addEventListener('click', connect);
  connect();
})();
