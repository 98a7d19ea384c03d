import { browserAddressing } from './addressing';
import { createWorld } from './world';

const [port = 0, controlPort = 0] = process.argv.slice(2).map(Number);
const world = await createWorld({ port, controlPort });
const { chromiumArgs, firefoxPrefs } = browserAddressing(world);

console.log(`The pretend world answers at https://127.0.0.1:${world.port} for ${world.hosts.length} hosts:`);
console.log(`  ${world.hosts.join(' ')}`);
console.log(`Orders (knobs, scenes, log): ${world.controlUrl}`);
console.log(`  for instance: curl -X POST ${world.controlUrl}/scene/queue-stalls`);
console.log('\nChromium:');
console.log(
  `  chromium --user-data-dir=/tmp/pretend ${chromiumArgs.map((one) => `'${one}'`).join(' ')} https://pika.art`,
);
console.log('\nFirefox: start it with "acceptInsecureCerts" and these preferences:');
for (const [name, value] of Object.entries(firefoxPrefs)) {
  console.log(`  user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
}
console.log('\nCtrl+C ends it.');

process.once('SIGINT', () => void world.close());
process.once('SIGTERM', () => void world.close());
