import type { Atlas } from "../engine/atlas.ts";
import { areaChildren } from "../domain/area.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Answer } from "../query/answer.ts";
import { hasEnterprises, subjectQuestion, type Subject } from "../query/overviewQuestions.ts";
import { parkNames, type ParkName } from "./parkNames.ts";
import type { Dimension } from "../domain/dimension.ts";

export type { ParkName } from "./parkNames.ts";

/** What a page about one subject shows of one measure and period. */
export interface SubjectAnswers {
  total: Answer;
  /** Absent where the subject has no parts or the measure no such dimension. */
  area: Answer | null;
  sector: Answer | null;
  park: Answer | null;
  size: Answer | null;
  nature: Answer | null;
  /** Beside the parks: whether each has a federation, and how far its larger enterprises have a union. */
  parkFederation: Answer | null;
  park50plus: Answer | null;
  /** Names of the parks in force in the period. */
  parks: ReadonlyMap<string, ParkName>;
}

/** Asks all questions of a subject together: they arrive as a whole or not at all. */
export async function loadSubject(
  atlas: Atlas,
  subject: Subject,
  signal: AbortSignal,
): Promise<SubjectAnswers> {
  const grouped = (dimension: Dimension, wanted: boolean): Promise<Answer | null> =>
    wanted ? atlas.ask(subjectQuestion(subject, [dimension]), { signal }) : Promise.resolve(null);
  const enterprises = hasEnterprises(subject.measure);
  const byPark = (measure: MeasureId): Promise<Answer | null> =>
    enterprises && subject.park === undefined
      ? atlas.ask(subjectQuestion({ ...subject, measure }, ["park"]), { signal })
      : Promise.resolve(null);
  const [parks, total, area, sector, park, size, nature, parkFederation, park50plus] =
    await Promise.all([
      parkNames(atlas, subject.period, signal),
      atlas.ask(subjectQuestion(subject, []), { signal }),
      grouped("area", subject.area !== null && areaChildren(subject.area).length > 0),
      grouped("sector", enterprises),
      grouped("park", enterprises && subject.park === undefined),
      grouped("size", enterprises),
      grouped("nature", enterprises),
      byPark("zone-federation-coverage"),
      byPark("zone-50plus-rate"),
    ]);
  return { total, area, sector, park, size, nature, parkFederation, park50plus, parks };
}
