import { request as requestHttp, type IncomingHttpHeaders } from "node:http";
import { request as requestHttps } from "node:https";
import { sampleSite } from "../../../data/servers/sampleSite.ts";

/** A server of this machine that answers for the sample's name. */
export interface Endpoint {
  port: number;
  /** The certificate to trust; plain http without it. */
  certificate?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Every value of a header that came more than once. */
  repeated: string[];
  body: Buffer;
}

export interface Asked {
  method?: string;
  headers?: Readonly<Record<string, string>>;
}

const repeatedNames = (raw: readonly string[]): string[] => {
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  return names.filter((name, at) => names.indexOf(name) !== at);
};

/** Asks a server of this machine under the sample's name; the path goes out exactly as written. */
export function askServer(
  { port, certificate }: Endpoint,
  path: string,
  { method = "GET", headers = {} }: Asked = {},
): Promise<Answer> {
  const host = sampleSite.name;
  const options = { host: "127.0.0.1", port, path, method, headers: { host, ...headers } };
  return new Promise((resolve, reject) => {
    const sent =
      certificate === undefined
        ? requestHttp(options)
        : requestHttps({ ...options, ca: certificate, servername: host });
    sent.on("error", reject);
    sent.on("response", (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          repeated: repeatedNames(response.rawHeaders),
          body: Buffer.concat(parts),
        }),
      );
    });
    sent.end();
  });
}
