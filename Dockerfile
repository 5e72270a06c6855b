# One image, two commands: the web server (default) and the worker (`node --max-semi-space-size=8 app/worker/main.ts`).
# Before a new version starts: `node scripts/migrate.ts`. Debian, because the database driver and the build
# tools of npm are made for glibc.
FROM node:24-bookworm-slim AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json .npmrc ./
COPY extensions/feedback-survey/package.json extensions/feedback-survey/
RUN npm ci --include=dev
COPY . .
RUN node scripts/prisma.mjs generate && npm run build

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
COPY extensions/feedback-survey/package.json extensions/feedback-survey/
# The packaged PostgreSQL is for the demo and the tests.
RUN npm ci --omit=dev --omit=optional

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/node_modules/.prisma node_modules/.prisma
COPY --from=build /app/build build
COPY package.json tsconfig.json ./
COPY app app
COPY contracts contracts
# what merchants read about their figures
COPY docs docs
COPY prisma prisma
COPY scripts scripts
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "app/server.ts"]
