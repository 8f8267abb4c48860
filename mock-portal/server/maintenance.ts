/** The page of a portal under maintenance, with the time to come back. */
export function maintenancePage(until: string): string {
  return `<!DOCTYPE html>
<html lang="ja">
  <head><meta charset="utf-8"><title>メンテナンス中</title></head>
  <body>
    <h1>ただいまメンテナンス中です</h1>
    <p>ご不便をおかけして申し訳ございません。メンテナンス終了後に再度アクセスしてください。</p>
    <p>終了予定：${until}</p>
  </body>
</html>
`
}

/** The time to come back as people write it: six in the morning of that ISO date. */
export function maintenanceEnd(today: string): string {
  const [year, month, day] = today.split('-').map(Number)
  return `${year}年${month}月${day}日 6時00分`
}
