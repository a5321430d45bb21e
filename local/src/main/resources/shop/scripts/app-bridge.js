// Stands in for Shopify's App Bridge inside an app's page: the app asks the admin around it for a session token.
(() => {
  'use strict';
  const admin = new URL(document.currentScript.src).origin;
  const waiting = new Map();
  let asked = 0;

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== admin || !waiting.has(data?.question)) return;
    const { resolve, reject } = waiting.get(data.question);
    waiting.delete(data.question);
    if (data.token) resolve(data.token);
    else reject(new Error('the admin gave no session token'));
  });

  window.shopify = {
    idToken: () =>
      new Promise((resolve, reject) => {
        waiting.set(++asked, { resolve, reject });
        parent.postMessage({ question: asked }, admin);
      }),
  };
})();
