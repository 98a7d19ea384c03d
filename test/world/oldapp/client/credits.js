import { ask } from '../../pika/client/ask.js';
import { boot } from '../../pika/client/boot.js';
import { session } from '../../pika/client/session.js';

const login = 'https://login.pika.art';
let credits = null;

export function showCredits() {
  const place = document.querySelector('.credits');
  if (place) place.textContent = credits === null ? '' : `${credits} credits`;
}

export async function readCredits() {
  const held = session();
  if (!held) return;
  const reply = await ask(`${login}/rest/v1/user_wallets?select=credits&user_id=eq.${held.user.id}`, {
    headers: { authorization: `Bearer ${held.access_token}`, apikey: boot.apiKey, accept: 'application/json' },
  });
  if (!reply.ok) return;
  credits = JSON.parse(reply.text)[0]?.credits ?? null;
  showCredits();
}
