import { sampleSite } from "../../../../data/servers/sampleSite.ts";
import { askServer, type Answer } from "../askServer.ts";
import type { RunningServer } from "../startServer.ts";
import { foreignOrigin } from "./resourceSharingTest.ts";
import type { Visit } from "./verdict.ts";

const longestRoute = 10;

/** Asks for an address of the sample's name at the port that stands for its scheme. */
function askAddress({ ports, certificate }: RunningServer, address: string): Promise<Answer> {
  const { protocol, pathname, hostname, port } = new URL(address);
  if (hostname !== sampleSite.name || port !== "") throw new Error(`leads elsewhere: ${address}`);
  const endpoint =
    protocol === "https:" ? { port: ports.https, certificate } : { port: ports.redirect };
  return askServer(endpoint, pathname, { headers: { Origin: foreignOrigin } });
}

/** Visits the site of the https sample as the Observatory does: by plain http first, then where that leads. */
export async function visitServer(server: RunningServer): Promise<Visit> {
  const route = [`http://${sampleSite.name}/`];
  for (let steps = 0; steps < longestRoute; steps += 1) {
    const url = route.at(-1) ?? "";
    const { headers, body } = await askAddress(server, url);
    if (headers.location !== undefined) {
      route.push(new URL(headers.location, url).href);
      continue;
    }
    const single = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    const cookies = headers["set-cookie"] ?? [];
    return { url, headers: Object.fromEntries(single), cookies, html: body.toString(), route };
  }
  throw new Error(`leads nowhere: ${route.join(" ")}`);
}
