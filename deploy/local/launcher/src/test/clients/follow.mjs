// What a user of the JavaScript client does, from the first connection to the last file.
import assert from 'node:assert';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [url, folder, modules] = process.argv.slice(2);
const { OpenEO } = createRequire(path.join(modules, 'package.json'))('@openeo/js-client');
const step = name => console.log('ok: ' + name);

const connection = await OpenEO.connect(url);
step('connect, ' + connection.capabilities().apiVersion());
const providers = await connection.listAuthProviders();
await providers.find(provider => provider.getType() === 'basic').login('guest', 'guest');
assert.ok((await connection.describeAccount()).user_id);
step('authenticate');

const collection = await connection.describeCollection('DEMO_SENTINEL2_L2A');
assert.deepStrictEqual(collection['cube:dimensions'].bands.values[0], 'B02');
assert.ok((await connection.listFileTypes()).getOutputTypes().GTIFF);
step('describe');

const builder = await connection.buildProcess();
const cube = builder.load_collection(
  'DEMO_SENTINEL2_L2A',
  { west: 679720, south: 5151080, east: 680680, north: 5151920, crs: 32632 },
  ['2022-06-01', '2022-07-01'],
  ['B04', 'B08']
);
const ndvi = builder.ndvi(cube, 'B08', 'B04');
const mean = builder.reduce_dimension(ndvi, function (data) { return this.mean(data); }, 't');
const saved = builder.save_result(mean, 'GTiff');
assert.deepStrictEqual(Array.from(await connection.validateProcess(saved)), []);
step('validate');

const job = await connection.createJob(saved, 'A client\'s job', 'made by a test');
assert.strictEqual(job.status, 'created');
assert.ok((await connection.listJobs()).some(entry => entry.id === job.id));
await job.updateJob({ title: 'Renamed' });
assert.strictEqual((await job.describeJob()).title, 'Renamed');
step('create, list, update, describe');
assert.ok(await job.estimateJob());
step('estimate');

await job.startJob();
const logs = await job.debugJob();
const messages = [];
const end = Date.now() + 120_000;
do {
  await new Promise(resolve => setTimeout(resolve, 500));
  await job.describeJob();
  messages.push(...(await logs.nextLogs()).map(entry => entry.message));
} while (['queued', 'running'].includes(job.status) && Date.now() < end);
messages.push(...(await logs.nextLogs()).map(entry => entry.message));
assert.strictEqual(job.status, 'finished', messages.join('\n'));
assert.strictEqual(new Set(messages).size, messages.length);
assert.ok(messages.some(message => message.includes('finished')));
step('start, follow, logs');

const files = await job.downloadResults(folder);
assert.strictEqual(files.length, 1);
assert.ok(['II', 'MM'].includes(fs.readFileSync(files[0]).subarray(0, 2).toString()));
step('download');

const sum = (await connection.buildProcess()).add(1, 2);
const three = await connection.computeResult(sum);
let text = '';
for await (const part of three.data) {
  text += part;
}
assert.strictEqual(text, '3');
step('compute at once');

await job.deleteJob();
await assert.rejects(job.describeJob(), error => error.code === 'JobNotFound');
step('delete');
