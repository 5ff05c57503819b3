import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

const minutes = 60_000;

/** Test files keep nothing in modules and may share those of their worker, which saves a fifth of the time. */
const shared = { isolate: false } as const;

/** Groups run one after the other: two browsers at a time have two cores for themselves. */
const order = { unit: 0, dom: 0, stories: 1, long: 2, bench: 3 } as const;

export default defineConfig({
  test: {
    // The default leaves one core free: on two it would run one file at a time.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          ...shared,
          include: [
            "test/{domain,query,cube,data,engine,export,words}/**/*.test.ts",
            "test/*.test.ts",
          ],
          testTimeout: minutes,
          hookTimeout: 2 * minutes,
          sequence: { groupOrder: order.unit },
        },
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: "dom",
          environment: "jsdom",
          setupFiles: ["test/tidy.ts"],
          ...shared,
          include: ["test/{components,charts,map,state,views}/**/*.test.ts"],
          testTimeout: 30_000,
          sequence: { groupOrder: order.dom },
        },
      },
      {
        test: {
          name: "stories",
          environment: "node",
          ...shared,
          include: ["test/stories/**/*.test.ts"],
          testTimeout: 4 * minutes,
          hookTimeout: 4 * minutes,
          sequence: { groupOrder: order.stories },
        },
      },
      ...(process.env["LONG"] === undefined ? [] : [longProject()]),
      {
        test: {
          name: "bench",
          include: [],
          benchmark: { include: ["test/bench/**/*.bench.ts"] },
          sequence: { groupOrder: order.bench },
        },
      },
    ],
  },
});

/** Long repetitions: `npm run test:long`. */
function longProject() {
  return {
    test: {
      name: "long",
      environment: "node",
      include: ["test/long/**/*.test.ts"],
      testTimeout: 60 * minutes,
      sequence: { groupOrder: order.long },
    },
  };
}
