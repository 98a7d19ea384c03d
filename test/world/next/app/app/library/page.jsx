import { cookies } from 'next/headers';
import { Panel } from './panel';

export default async function Library() {
  const user = (await cookies()).get('session')?.value ?? 'nobody';
  return (
    <main>
      <h1>Library of {user}</h1>
      <Panel />
    </main>
  );
}
