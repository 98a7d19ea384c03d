'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import samples from './samples.json';

export async function items(question) {
  const ids = question?.ids ?? [];
  return {
    success: true,
    data: { results: samples.items.filter((item) => ids.length === 0 || ids.includes(item.id)) },
  };
}

export async function longTexts() {
  return { success: true, data: { results: samples.long } };
}

export async function nothing() {
  return { success: true, price: '$12', data: { results: [], next: undefined } };
}

/** Parts of the answer come when they are ready. */
export async function later() {
  const soon = new Promise((resolve) => setTimeout(() => resolve(samples.items[0]), 150));
  return { success: true, data: soon };
}

export async function throws() {
  throw new Error('This text stays on the server.');
}

export async function signIn() {
  (await cookies()).set('session', 'maker', { secure: true, httpOnly: false, sameSite: 'lax' });
  return { success: true };
}

export async function leave() {
  redirect('/login');
}
