<?php
// Stands in for the few functions of Laravel that the guide's webhook route calls. Each request of the list in the
// input runs the route. The first dispatches fail, as many as `FAILED_DISPATCHES` says. The output has the status codes,
// and the ids of the handled events.

final class HttpError extends Exception {}

final class Request
{
    public function __construct(private string $body, private ?string $signature) {}

    public function getContent(): string
    {
        return $this->body;
    }

    public function header(string $name, string $default): string
    {
        return $name === 'X-WiPay-Webhook-Signature' ? $this->signature ?? $default : $default;
    }
}

final class Route
{
    public static Closure $handler;

    public static function post(string $path, Closure $handler): void
    {
        self::$handler = $handler;
    }
}

/** A table with a unique index on `event_id`. */
final class DB
{
    private static array $rows = [];

    /** Undoes the changes if the callback fails. */
    public static function transaction(Closure $callback): mixed
    {
        $rows = self::$rows;
        try {
            return $callback();
        } catch (Throwable $error) {
            self::$rows = $rows;
            throw $error;
        }
    }

    public static function table(string $name): self
    {
        return new self();
    }

    public function insertOrIgnore(array $row): int
    {
        if (isset(self::$rows[$row['event_id']])) {
            return 0;
        }
        self::$rows[$row['event_id']] = $row;
        return 1;
    }
}

final class HandleWipayEvent
{
    public static array $ids = [];
    public static int $failures = 0;

    public static function dispatch(array $event): void
    {
        if (self::$failures > 0) {
            self::$failures -= 1;
            throw new RuntimeException('The queue is full.');
        }
        self::$ids[] = $event['id'];
    }
}

final class Response
{
    public function noContent(): int
    {
        return 204;
    }
}

function response(): Response
{
    return new Response();
}

function config(string $key): string
{
    return $key === 'services.wipay.webhook_secret' ? getenv('WIPAY_WEBHOOK_SECRET') : '';
}

function abort_unless(bool $condition, int $status): void
{
    if (!$condition) {
        throw new HttpError('', $status);
    }
}

HandleWipayEvent::$failures = (int) getenv('FAILED_DISPATCHES');
eval(getenv('ROUTE'));
$statuses = [];
foreach (json_decode(file_get_contents('php://stdin'), true) as [$body, $signature]) {
    try {
        $statuses[] = (Route::$handler)(new Request($body, $signature));
    } catch (HttpError $error) {
        $statuses[] = $error->getCode();
    } catch (RuntimeException) {
        $statuses[] = 500;
    }
}
echo json_encode(['statuses' => $statuses, 'handled' => HandleWipayEvent::$ids]);
