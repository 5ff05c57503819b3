import { gzipSync } from "node:zlib";
import { send, type Exchange, type Fault } from "./simulator.ts";

/** The same answer with another body, its length told. */
const withBody = (exchange: Exchange, body: Buffer, headers: Record<string, string> = {}): void => {
  const length = { "content-length": String(body.length) };
  void send({ ...exchange, body, headers: { ...exchange.headers, ...length, ...headers } });
};

const text = (exchange: Exchange, status: number, type: string, body: string): void =>
  void exchange.response.writeHead(status, { "content-type": type }).end(body);

/** Slow by so many milliseconds. */
export const late =
  (milliseconds: number): Fault =>
  async (exchange) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await send(exchange);
  };

/** An error page with a status of its own. */
export const status =
  (code: number): Fault =>
  (exchange) =>
    text(exchange, code, "text/plain", `status ${code}`);

/** The first part of the file as if it were the whole. Needs a rule that is plain. */
export const shortened =
  (share: number): Fault =>
  (exchange) =>
    withBody(exchange, exchange.body.subarray(0, Math.floor(exchange.body.length * share)));

/** More bytes are promised than come. */
export const overpromised: Fault = ({ status: code, headers, body, response }) => {
  response.writeHead(code, { ...headers, "content-length": String(body.length + 100) });
  response.write(body, () => setTimeout(() => response.destroy(), 50));
};

/** The connection breaks off after a share of the file. */
export const cut =
  (share: number): Fault =>
  ({ status: code, headers, body, response }) => {
    if (share === 0) return void response.destroy();
    response.writeHead(code, { ...headers, "content-length": String(body.length) });
    const part = body.subarray(0, Math.floor(body.length * share));
    response.write(part, () => setTimeout(() => response.destroy(), 50));
  };

/** Another type, which browsers must not guess beyond. */
export const typed =
  (type: string): Fault =>
  (exchange) => {
    const wrong = { "content-type": type, "x-content-type-options": "nosniff" };
    void send({ ...exchange, headers: { ...exchange.headers, ...wrong } });
  };

/** The content of another file, or of this one changed. Needs a rule that is plain. */
export const replaced =
  (other: (exchange: Exchange) => Promise<Buffer> | Buffer): Fault =>
  async (exchange) =>
    withBody(exchange, await other(exchange));

/** Gzip that the headers do not tell. Needs a rule that is plain. */
export const undeclaredGzip: Fault = (exchange) => withBody(exchange, gzipSync(exchange.body));

/** Gzip within gzip, declared once. Needs a rule that is plain. */
export const doubleGzip: Fault = (exchange) =>
  withBody(exchange, gzipSync(gzipSync(exchange.body)), { "content-encoding": "gzip" });

/** A login page, as if nothing were wrong. */
export const login: Fault = (exchange) =>
  text(exchange, 200, "text/html", "<!doctype html><title>登录</title><p>请登录</p>");

/** Sent to the login of another server. */
export const redirected: Fault = ({ response }) =>
  void response.writeHead(302, { location: "http://sso.test/login" }).end();
