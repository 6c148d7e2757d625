"""A mail server on loopback: puts each mail it accepts into a folder as a file, and says on which port it listens.

usage: smtp.py FOLDER [--tls CERTIFICATE KEY] [--login NAME PASSWORD] [--refuse COUNT CODE] [--slow SECONDS]
"""

import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Folder:
    def __init__(self, folder, refuse, slow):
        self.folder, self.accepted, self.slow = folder, 0, slow
        self.refusals, self.code = refuse

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.slow)
        if self.refusals > 0:
            self.refusals -= 1
            return f"{self.code} not now"
        self.accepted += 1
        path = os.path.join(self.folder, f"{self.accepted:05}")
        with open(path, "wb") as file:
            secured = "tls" if session.ssl else "plain"
            file.write(f"X-Sink: {secured} {','.join(envelope.rcpt_tos)}\r\n".encode())
            file.write(envelope.original_content)
        os.rename(path, path + ".eml")
        return "250 taken"


async def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    options.add_argument("--tls", nargs=2)
    options.add_argument("--login", nargs=2)
    options.add_argument("--refuse", nargs=2, type=int, default=(0, 451))
    options.add_argument("--slow", type=float, default=0)
    given = options.parse_args()
    handler = Folder(given.folder, given.refuse, given.slow)
    context = None
    if given.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*given.tls)

    def check(server, session, envelope, mechanism, data):
        right = [data.login.decode(), data.password.decode()] == given.login
        return AuthResult(success=right, handled=right)

    def protocol():
        return SMTP(
            handler,
            hostname="localhost",
            tls_context=context,
            require_starttls=bool(context),
            authenticator=check if given.login else None,
            auth_required=bool(given.login),
            auth_require_tls=bool(context),
            loop=asyncio.get_running_loop(),
        )

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
