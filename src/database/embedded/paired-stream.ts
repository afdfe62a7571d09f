import { Duplex } from 'node:stream';

type Callback = (error?: Error | null) => void;

/**
 * One end of a connection inside this process, with what `pg` expects of a socket. What is written at one end is read at
 * the other, and waits there for a slow reader.
 */
export class PairedStream extends Duplex {
  private peer: PairedStream | null = null;
  private waiting: Callback | null = null;

  static pair(): [PairedStream, PairedStream] {
    const near = new PairedStream();
    const far = new PairedStream();
    near.peer = far;
    far.peer = near;
    return [near, far];
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    const resume = this.waiting;
    this.waiting = null;
    resume?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: Callback): void {
    const { peer } = this;
    if (!peer || peer.destroyed || peer.readableEnded || peer.push(chunk)) {
      callback();
    } else {
      peer.waiting = callback;
    }
  }

  override _writev(chunks: { chunk: Buffer; encoding: BufferEncoding }[], callback: Callback): void {
    this._write(Buffer.concat(chunks.map((each) => each.chunk)), 'binary', callback);
  }

  override _final(callback: Callback): void {
    if (this.peer && !this.peer.destroyed) {
      this.peer.push(null);
    }
    callback();
  }

  override _destroy(error: Error | null, callback: Callback): void {
    const { peer, waiting } = this;
    this.peer = null;
    this.waiting = null;
    waiting?.();
    if (peer && !peer.destroyed) {
      process.nextTick(() => peer.destroy());
    }
    callback(error);
  }
}
