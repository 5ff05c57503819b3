import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codelists } from "../../src/domain/codelists.ts";
import {
  column,
  columnsOf,
  schema,
  schemaVersion,
  type Column,
  type TableName,
} from "../../src/domain/schema.ts";

const tableNames = Object.keys(schema) as TableName[];
const snakeCase = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const chinese = /\p{Script=Han}/u;

const headerWords = ({ zh, name, headers }: Column): string[] => [
  ...new Set([zh, name, ...(headers ?? []).map((h) => (typeof h === "string" ? h : h[0]))]),
];

const repeated = (words: readonly string[]): string[] =>
  words.filter((word, position) => words.indexOf(word) !== position);

describe.each(tableNames)("table %s", (name) => {
  const table = schema[name];
  const columns = columnsOf(name);
  const names = columns.map((each) => each.name);

  it("is filed under its own name", () => expect(table.name).toBe(name));

  it("has snake_case names, each once", () => {
    expect([name, ...names].filter((word) => !snakeCase.test(word))).toEqual([]);
    expect(repeated(names)).toEqual([]);
  });

  it("has header words that name one column each", () => {
    expect(repeated(columns.flatMap(headerWords))).toEqual([]);
  });

  it("has words and a meaning in both languages", () => {
    const wordless = columns.filter(
      ({ zh, en, meaning }) =>
        ![zh, meaning.zh].every((word) => chinese.test(word)) ||
        [en, meaning.en].some((word) => word === "" || chinese.test(word)),
    );
    expect(wordless.map((each) => each.name)).toEqual([]);
  });

  it("has a key of existing columns", () => {
    expect(table.key).not.toEqual([]);
    expect(table.key.filter((part) => !names.includes(part))).toEqual([]);
  });

  it("bounds numbers only, by numbers of the same row", () => {
    const numeric = columns.filter(({ type }) => type === "integer" || type === "decimal");
    const bounded = columns.filter((c) => (c.noMoreThan ?? c.min ?? c.max) !== undefined);
    const bounds = columns.flatMap(({ noMoreThan }) => noMoreThan ?? []);
    expect(bounded.filter((each) => !numeric.includes(each))).toEqual([]);
    expect(bounds.filter((bound) => !numeric.some((each) => each.name === bound))).toEqual([]);
  });

  it("has codes on code columns and on no others, from the known lists", () => {
    const coded = columns.filter(({ codes }) => codes !== undefined);
    const typed = columns.filter(({ type }) => type === "code" || type === "codes");
    expect(coded).toEqual(typed);
    expect(coded.filter(({ codes }) => codes && !codelists.includes(codes))).toEqual([]);
  });

  it("has lists of at most 31 codes, the bits of a non-negative INTEGER", () => {
    const long = columns.filter(
      ({ type, codes }) => type === "codes" && (codes?.codes ?? []).length > 31,
    );
    expect(long).toEqual([]);
  });
});

it("bounds members by employees and women members by members", () => {
  expect(column("enterprise", "members").noMoreThan).toBe("employees");
  expect(column("union_organisation", "women_members").noMoreThan).toBe("members");
});

it("refuses a column that the table does not have", () => {
  expect(() => column("venue", "employees")).toThrow("unknown column: venue.employees");
});

it("has a version", () => expect(schemaVersion).toBe("2"));

/** Table of each entity of the documents' data model; the others of the model are not ledgers. */
const tableOf: Record<string, TableName> = {
  enterprise: "enterprise",
  union: "union_organisation",
  star_rating: "star_rating",
  rubric_item_result: "rubric_item_result",
  zone: "park",
  building: "venue",
  federation: "federation",
  sector_union: "sector_union",
  platform: "platform",
  worker_group: "worker_group",
  member: "member",
  staff: "staff",
  service_facility: "service_facility",
  survey: "survey",
  ledger_entry: "work_ledger",
  evaluation: "evaluation",
};
const notLedgers = ["admin_area", "target", "snapshot"];

/** Columns of the attributes that have another name here. */
const renamed: Record<string, readonly string[]> = {
  "enterprise.enterprise_id": ["credit_code"],
  "enterprise.scale_class": ["scale_classes"],
  "enterprise.district": ["adcode"],
  "enterprise.zone_id": ["park"],
  "enterprise.venue_id": ["venue"],
  "enterprise.industry": ["sector"],
  "enterprise.is_listed_group": ["is_group"],
  "enterprise.fee_paid_pct": ["fee_paid_percent"],
  "enterprise.democratic_mgmt": ["democratic_management"],
  "union.district": ["adcode"],
  "union.zone_id": ["park"],
  "union.mutual_aid_pct": ["mutual_aid_percent"],
  "union.satisfaction_work_pct": ["satisfaction_work_percent"],
  "union.satisfaction_chair_pct": ["satisfaction_chair_percent"],
  "union.vitality_pct": ["vitality_percent"],
  "union.innovation_items": ["innovation_projects"],
  "star_rating.self_score": ["self_rated", "self_score"],
  "zone.zone_id": ["park_id"],
  "zone.zone_type": ["place_type"],
  "zone.district": ["adcodes"],
  "zone.zone_union": ["park_union"],
  "sector_union.group": ["worker_group"],
  "sector_union.field": ["new_business_field"],
  "sector_union.district": ["adcode"],
  "worker_group.group": ["worker_group"],
  "worker_group.district": ["adcode"],
  "worker_group.dau": ["daily_active"],
  "worker_group.members_prev_year": ["members_previous_year"],
  "member.count": ["members"],
  "member.channel": ["join_channel"],
  "staff.type": ["staff_type"],
  "staff.volunteer_team": ["volunteer_teams"],
  "service_facility.type": ["facility_type"],
  "service_facility.location": ["longitude", "latitude"],
  "survey.period": ["period_start", "period_end"],
  "ledger_entry.enterprise_id": ["credit_code"],
  "evaluation.district": ["adcode", "union_id"],
};

/** Attributes that follow from columns of the enterprise and are not stored. */
const derived: Record<string, readonly string[]> = {
  "enterprise.jurisdiction": ["adcode"],
  "enterprise.should_build_not_built": ["should_build", "build_mode"],
  "zone.enterprises_50plus": ["park", "employees"],
};

const model = new URL("../../../shared/policy/entities.json", import.meta.url);

interface Entity {
  id: string;
  attributes: { name: string }[];
}

describe.skipIf(!existsSync(model))("the documents' data model", () => {
  const { entities } = existsSync(model)
    ? (JSON.parse(readFileSync(model, "utf8")) as { entities: Entity[] })
    : { entities: [] };
  const attributes = entities
    .filter(({ id }) => !notLedgers.includes(id))
    .flatMap((entity) => entity.attributes.map(({ name }) => ({ entity: entity.id, name })));
  const stored = attributes.filter(({ entity, name }) => !(`${entity}.${name}` in derived));
  const columnNames = ({ entity, name }: { entity: string; name: string }) =>
    renamed[`${entity}.${name}`] ?? [name];
  const found = (entity: string, name: string): Column | undefined => {
    const table = tableOf[entity];
    return table && columnsOf(table).find((each) => each.name === name);
  };

  it("has a table for every entity that is a ledger", () => {
    const known = [...Object.keys(tableOf), ...notLedgers];
    expect(entities.map(({ id }) => id).sort()).toEqual(known.sort());
  });

  it("has a column for every attribute", () => {
    const missing = stored.flatMap((attribute) =>
      columnNames(attribute)
        .filter((name) => found(attribute.entity, name) === undefined)
        .map((name) => `${attribute.entity}.${attribute.name}: ${name}`),
    );
    expect(missing).toEqual([]);
    expect(stored.length).toBeGreaterThan(130);
  });

  it("derives the others from columns of the enterprise", () => {
    const names = columnsOf("enterprise").map(({ name }) => name);
    expect(
      Object.values(derived)
        .flat()
        .filter((name) => !names.includes(name)),
    ).toEqual([]);
  });

  it("accepts an attribute's own name as a header when it is one column", () => {
    const single = stored.filter((attribute) => columnNames(attribute).length === 1);
    const refused = single.filter(({ entity, name }) => {
      const target = found(entity, columnNames({ entity, name })[0] ?? "");
      return target !== undefined && !headerWords(target).includes(name);
    });
    expect(refused).toEqual([]);
  });

  it("renames and derives only what the model has", () => {
    const ids = attributes.map(({ entity, name }) => `${entity}.${name}`);
    const listed = [...Object.keys(renamed), ...Object.keys(derived)];
    expect(listed.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
